declare module 'saxen' {
  type DecodeEntities = (text: string) => string

  /** Throws at the first error unless an `error` handler is set. Text and attributes arrive with their entities undecoded. */
  export class Parser {
    on(
      event: 'openTag',
      handler: (name: string, attributes: () => Record<string, string>, decode: DecodeEntities) => void,
    ): this
    on(event: 'closeTag', handler: (name: string) => void): this
    on(event: 'text', handler: (text: string, decode: DecodeEntities) => void): this
    on(event: 'cdata', handler: (text: string) => void): this
    write(chunk: string): this
    end(): Error | null
  }
}
