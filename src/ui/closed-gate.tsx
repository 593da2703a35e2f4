type ClosedGateProps = {
  sign: 'unknown' | 'suspended' | 'forbidden' | 'missing' | 'error' | 'offline'
  className?: string
}

/** An arch with what stands in its way: bars, a lock, nothing behind it, a broken path. */
export function ClosedGate({ sign, className }: ClosedGateProps) {
  return (
    <svg
      viewBox="0 0 128 112"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      <path d="M4 110h120M22 110V46a42 42 0 0 1 84 0v64" />
      <path d="M34 110V48a30 30 0 0 1 60 0v62" opacity=".45" />
      <g>{IN_THE_WAY[sign]}</g>
    </svg>
  )
}

const IN_THE_WAY = {
  unknown: <path d="M56 52a8.5 8.5 0 1 1 12 7.7c-3 1.4-4 3.4-4 6.8M64 78v.1" />,
  suspended: <path d="M46 110V42M58 110V37M70 110V37M82 110V42M34 72h60" />,
  forbidden: (
    <path d="M50 68h28a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H50a3 3 0 0 1-3-3V71a3 3 0 0 1 3-3ZM54 68v-8a10 10 0 0 1 20 0v8M64 79v5" />
  ),
  missing: <path d="M64 110c0-10-12-12-12-22s16-10 16-19-8-10-8-16" strokeDasharray="1 7" />,
  error: <path d="M36 66h22l4-8 6 16 4-8h22" />,
  offline: <path d="M46 70a26 26 0 0 1 36 0M54 80a15 15 0 0 1 20 0M64 91v.1M44 96l40-44" />,
} as const
