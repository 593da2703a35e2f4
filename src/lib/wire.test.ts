import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromWire, toWire } from './wire'

const overTheWire = (value: unknown) => fromWire(JSON.parse(JSON.stringify(toWire(value))))

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.bigInt(),
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
  ),
}))

describe('what goes over the wire', () => {
  it('arrives as it was sent, dates and large numbers too', () => {
    fc.assert(
      fc.property(value, (sent) => {
        expect(overTheWire(sent)).toEqual(sent)
      }),
    )
  })

  it('keeps a text that looks like a date a text', () => {
    const text = '2026-11-21T04:00:00.000Z'
    expect(overTheWire({ text, date: new Date(text) })).toStrictEqual({ text, date: new Date(text) })
  })

  it('leaves out what is undefined', () => {
    expect(JSON.stringify(toWire({ a: undefined, b: 1 }))).toBe('{"json":{"b":1}}')
    expect(overTheWire(undefined)).toBeUndefined()
  })

  it('is plain data: anything else is refused with its place', () => {
    expect(() => toWire({ rows: [{ names: new Set(['a']) }] })).toThrow('rows.0.names')
    expect(() => toWire({ act: () => 1 })).toThrow('act')
  })
})

describe('what comes from outside', () => {
  it.each([
    [{ json: {}, dates: [['__proto__', 'polluted']] }],
    [{ json: {}, dates: [['constructor', 'name']] }],
    [{ json: { a: 1 }, dates: [['a']] }],
    [{ json: {}, dates: [['a']] }],
    [{ json: {}, dates: 'a' }],
    [{ json: {}, dates: ['a'] }],
    [{ json: { a: 'x' }, bigints: [['a']] }],
    [{ json: [], dates: [['length']] }],
  ])('is refused where its places are not in it: %j', (wire) => {
    expect(() => fromWire(JSON.parse(JSON.stringify(wire)))).toThrow()
  })

  it('reaches no prototype', () => {
    const wire: unknown = JSON.parse('{"json":{"__proto__":{"a":"2026-01-01"}},"dates":[["__proto__","a"]]}')
    fromWire(wire)
    expect(Reflect.get({}, 'a')).toBeUndefined()
  })
})
