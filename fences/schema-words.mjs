// The few shapes that schemas are made of.

export const text = { type: 'string' }
export const number = { type: 'integer', minimum: 0 }
export const flag = { type: 'boolean' }
export const texts = { type: 'array', items: text }
export const map = (items) => ({ type: 'object', additionalProperties: items })
export const list = (items) => ({ type: 'array', items, minItems: 1 })
export const only = (properties, required = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})
export const some = (properties, required = []) => only(properties, required)
export const oneOf = (...values) => ({ enum: values })
