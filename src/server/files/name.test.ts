import { describe, expect, it } from 'vitest'
import { CSV, XLSX } from './accept'
import { safeFileName } from './name'

describe('the name under which a file is kept', () => {
  it.each([
    ['leak.jpg', 'leak.jpg'],
    ['LEAK.JPEG', 'LEAK.jpeg'],
    ['Küche – Spüle.png', 'Küche – Spüle.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\Users\\me\\tap.jpg', 'tap.jpg'],
    ['invoice\u202Egpj.exe', 'invoicegpj.jpg'],
    ['a\r\nSet-Cookie: x.jpg', 'aSet-Cookie- x.jpg'],
    ['.htaccess', 'htaccess.jpg'],
    ['   ', 'file.jpg'],
    ['', 'file.jpg'],
    ['page.html', 'page.jpg'],
  ])('%j becomes %j for a JPEG', (given, kept) => {
    expect(safeFileName(given, 'image/jpeg', 'attachment')).toBe(kept)
  })

  it('keeps any of the endings that a type may have', () => {
    expect(safeFileName('people.txt', CSV, 'list')).toBe('people.txt')
    expect(safeFileName('people.csv', XLSX, 'list')).toBe('people.xlsx')
  })

  it('is cut where it is too long, never within a sign', () => {
    expect(safeFileName(`${'😀'.repeat(300)}.png`, 'image/png', 'attachment')).toBe(`${'😀'.repeat(120)}.png`)
  })
})
