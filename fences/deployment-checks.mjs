import Ajv from 'ajv'

/**
 * What the checks of deploy/ and .github/ look at, so that a test can show them a broken one.
 * @typedef {object} Project
 * @property {(file: string) => string} text what a file holds
 * @property {(file: string) => boolean} exists
 * @property {readonly string[]} settings the names of every variable that the product or its tools read
 * @property {readonly string[]} figures the names of every figure that the product serves
 * @property {readonly string[]} inImage what the image's folder is made of
 * @property {readonly string[]} templates the names of the chart's templates
 */

const ajv = new Ajv({ allErrors: true, strict: false })

export function shapeOf(name, schema, value) {
  const check = ajv.compile(schema)
  if (check(value)) return []
  return check.errors.map(({ instancePath, message, params }) =>
    `${name}${instancePath}: ${message} ${params.additionalProperty ?? ''}`.trimEnd(),
  )
}

export const COMMANDS = ['web', 'worker', 'migrate']
export const said = (condition, sentence) => (condition ? [] : [sentence])

/** Names in an environment that nobody reads are spelt wrong. */
export const unread = (name, names, { settings }) =>
  names.filter((key) => !settings.includes(key)).map((key) => `${name}: nothing reads ${key}`)

const NEEDED = [
  'APP_DATABASE_URL',
  'ACCOUNT_DATABASE_URL',
  'ACROSS_DATABASE_URL',
  'AUTH_SECRET',
  'ROOT_DOMAIN',
]
export const required = (at, names) =>
  NEEDED.filter((key) => !names.includes(key)).map((key) => `${at}: ${key} is not set`)
