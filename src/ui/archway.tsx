/** Arches behind arches, in lines: where there is nothing yet. */
export function Archway({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 96 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      className={className}
    >
      <path d="M2 63h92" strokeLinecap="round" />
      <path d="M20 63V30a28 28 0 0 1 56 0v33" />
      <path d="M29 63V31a19 19 0 0 1 38 0v32" />
      <path d="M38 63V32a10 10 0 0 1 20 0v31" />
    </svg>
  )
}
