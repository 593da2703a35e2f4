import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['12', '14', '16', '20', '28', '40'],
      radius: ['surface', 'control', 'small', 'arch'],
      shadow: ['float'],
    },
  },
})

/** Joins class names; of two that set the same thing the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
