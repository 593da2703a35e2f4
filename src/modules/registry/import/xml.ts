import { Parser } from 'saxen'
import { SheetError } from './sheet-error'
import { unpacksTooBig } from './zip'

export type XmlAttributes = () => Record<string, string>

export interface XmlListener {
  open?(name: string, attributes: XmlAttributes): void
  close?(name: string): void
  text?(text: string): void
  /** Asked after each piece of the document: true ends the reading early. */
  isDone?(): boolean
}

/** A cell holds 32,767 characters at most: this much without a tag is no spreadsheet. */
const LONGEST_TOKEN = 1024 * 1024

/** Reads XML piece by piece. Names come without their prefix, text with its entities decoded; nothing is ever fetched. */
export async function readXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  const decoder = new TextDecoder('utf-8')
  let sinceEvent = 0
  const parser = new Parser()
    .on('openTag', (name, attributes, decode) => {
      sinceEvent = 0
      listener.open?.(localName(name), () => decoded(attributes(), decode))
    })
    .on('closeTag', (name) => {
      sinceEvent = 0
      listener.close?.(localName(name))
    })
    .on('text', (text, decode) => listener.text?.(decode(text)))
    .on('cdata', (text) => listener.text?.(text))
  for await (const chunk of chunks) {
    sinceEvent += chunk.length
    feed(parser, decoder.decode(chunk, { stream: true }))
    if (sinceEvent > LONGEST_TOKEN) throw unpacksTooBig()
    if (listener.isDone?.()) return
  }
  feed(parser, decoder.decode())
}

function feed(parser: Parser, text: string): void {
  try {
    parser.write(text)
  } catch (error) {
    if (error instanceof SheetError) throw error
    throw new SheetError(
      'damaged',
      'The workbook is damaged: open it in your spreadsheet program and save it again.',
    )
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decoded(
  attributes: Record<string, string>,
  decode: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      localName(name),
      value.includes('&') ? decode(value) : value,
    ]),
  )
}
