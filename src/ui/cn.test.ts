import { describe, expect, it } from 'vitest'
import { cn } from './cn'

describe('class names', () => {
  it('give way to later ones that set the same thing', () => {
    expect(cn('h-10 px-4 bg-surface', 'px-0')).toBe('h-10 bg-surface px-0')
    expect(cn('text-14 text-ink font-semibold', 'text-20 text-bad font-normal')).toBe(
      'text-20 text-bad font-normal',
    )
    expect(cn('h-(--control-h) text-(length:--control-text)', 'h-14 text-16')).toBe('h-14 text-16')
  })

  it('stay when they set something else, or set it elsewhere', () => {
    expect(cn('px-4 py-2', 'pl-1')).toBe('px-4 py-2 pl-1')
    expect(cn('w-4 sm:w-8 [&_svg]:size-4', 'w-6')).toBe('sm:w-8 [&_svg]:size-4 w-6')
    expect(cn('text-left text-ink text-14 font-mono', 'font-semibold')).toBe(
      'text-left text-ink text-14 font-mono font-semibold',
    )
  })

  it('replace the same thing in the same circumstances', () => {
    expect(cn('data-[state=open]:bg-ink hover:bg-ink', 'hover:bg-accent')).toBe(
      'data-[state=open]:bg-ink hover:bg-accent',
    )
    expect(cn('[&_svg:not([class*=size-])]:size-4', '[&_svg:not([class*=size-])]:size-5')).toBe(
      '[&_svg:not([class*=size-])]:size-5',
    )
  })

  it('leave out what is off', () => {
    expect(cn('a', false, undefined, null, '', 'c')).toBe('a c')
  })
})
