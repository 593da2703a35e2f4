import { describe, expect, it } from 'vitest'
import { exif, heicWith, JPEG, PNG, WEBP } from '@/testing/pictures'
import { DomainError } from '../errors'
import { ACCEPTED, CSV, type Accept } from './accept'
import { trueType } from './true-type'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')

async function refusal(bytes: Buffer, accept: Accept = 'attachment'): Promise<string> {
  const error: unknown = await trueType(bytes, accept).catch((caught: unknown) => caught)
  if (!(error instanceof DomainError)) throw new Error('it was taken')
  expect(error.kind).toBe('VALIDATION_ERROR')
  expect(error.details.fields?.file).toBe(error.message)
  return error.code
}

describe('the type of an attachment', () => {
  it.each([
    ['image/jpeg', JPEG],
    ['image/png', PNG],
    ['image/webp', WEBP],
    ['image/heic', heicWith(exif(), Buffer.from('picture'))],
    ['application/pdf', PDF],
  ])('is what its content says: %s', async (mime, bytes) => {
    expect(await trueType(bytes, 'attachment')).toBe(mime)
  })

  it.each([
    ['a web page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing that can run scripts', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['the same with a declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a program', '#!/bin/sh\nrm -rf /'],
    ['a Windows program', 'MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff'],
    ['a page that a PDF follows', '<html></html>%PDF-1.7'],
    ['a moving picture', 'GIF89a\x01\0\x01\0'],
    ['plain text', 'Name,Unit\nThandi,A101'],
  ])('is refused for %s', async (_, text) => {
    expect(await refusal(Buffer.from(text, 'latin1'))).toBe('files.wrong_type')
  })

  it('is not asked of an empty file or one past 10 MB', async () => {
    expect(await refusal(Buffer.alloc(0))).toBe('files.empty')
    const { maxBytes } = ACCEPTED.attachment
    const full = Buffer.concat([PNG, Buffer.alloc(maxBytes - PNG.length)])
    expect(await trueType(full, 'attachment')).toBe('image/png')
    expect(await refusal(Buffer.concat([full, Buffer.alloc(1)]))).toBe('files.too_large')
  })
})

describe('the type of a list', () => {
  it.each([
    ['UTF-8', Buffer.from('Name,Unit\nÉlodie,A101')],
    ['Windows-1252', Buffer.from('Name;Unit\n\xc9lodie;A101', 'latin1')],
    ['UTF-16 without a mark', Buffer.from('Name\tUnit\nÉlodie\tA101', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('Name\tUnit\nÉlodie\tA101', 'utf16le').swap16()],
    ['an old database’s, with a stray zero', Buffer.from('Name,Unit\nTha\0ndi,A101')],
    ['UTF-16', Buffer.from('\ufeffName\tUnit\nÉlodie\tA101', 'utf16le')],
  ])('is text in %s', async (_, bytes) => {
    expect(await trueType(bytes, 'list')).toBe(CSV)
  })

  it.each([
    ['files.wrong_type', 'a picture named .xlsx', PNG],
    ['files.wrong_type', 'a PDF', PDF],
    ['files.wrong_type', 'a web page', Buffer.from('\ufeff <html><table><tr><td>Name</table>')],
    ['files.wrong_type', 'a web page in UTF-16 without a mark', Buffer.from('<html><p>Name', 'utf16le')],
    ['files.wrong_type', 'a web page in UTF-16', Buffer.from('\ufeff<html>', 'utf16le')],
    [
      'files.old_workbook',
      'a workbook of the old format or with a password',
      Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'),
    ],
    ['files.empty', 'nothing', Buffer.alloc(0)],
  ])('is refused as %s for %s', async (code, _, bytes) => {
    expect(await refusal(bytes, 'list')).toBe(code)
  })
})
