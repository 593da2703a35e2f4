import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { buttonStyle, type ButtonLook } from './button-style'
import { cn } from './cn'

type LinkButtonProps = ComponentProps<typeof Link> & ButtonLook & { icon?: ReactNode }

/** Looks like a button and goes somewhere. */
export function LinkButton({ variant, size, wide, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={cn(buttonStyle({ variant, size, wide }), className)}>
      {icon}
      {children}
    </Link>
  )
}
