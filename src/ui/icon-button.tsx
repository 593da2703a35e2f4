'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button'
import { cn } from './cn'
import { Tooltip } from './tooltip'

type IconButtonProps = Omit<ButtonProps, 'icon' | 'children' | 'wide' | 'aria-label'> & {
  /** What it does, in words: read aloud and shown on hover. */
  label: string
  icon: ReactNode
}

/** For icons that everybody knows: close, search, menu, more. All others stand beside words. */
export function IconButton({ label, icon, variant = 'quiet', size, className, ...rest }: IconButtonProps) {
  const square = size === 'small' ? 'w-(--control-sm-h)' : 'w-(--control-h)'
  return (
    <Tooltip content={rest.reason ?? label}>
      <Button
        {...rest}
        variant={variant}
        size={size}
        aria-label={label}
        className={cn(square, 'px-0 [&_svg:not([class*=size-])]:size-5', className)}
      >
        {icon}
      </Button>
    </Tooltip>
  )
}
