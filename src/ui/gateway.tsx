/** A gatehouse at dusk, for the wide side of the sign-in page; drawn in the words' colour at low strength. */
export function Gateway({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 720 560" fill="currentColor" aria-hidden="true" className={className}>
      <circle cx="360" cy="150" r="34" opacity=".16" />
      <path d="M0 420 110 372h80v188H0ZM530 372h80l110 48v140H530Z" opacity=".08" />
      <path
        fillRule="evenodd"
        opacity=".13"
        d="M170 300 360 206l190 94v260H170V300Zm60 260h260V430a130 130 0 0 0-260 0v130Z"
      />
      <path
        fillRule="evenodd"
        opacity=".1"
        d="M230 560h260V430a130 130 0 0 0-260 0v130Zm45 0h170V432a85 85 0 0 0-170 0v128Z"
      />
      <path d="M320 560V436a40 40 0 0 1 80 0v124Z" opacity=".22" />
      <path d="M0 559h720" stroke="currentColor" strokeWidth="2" opacity=".35" />
    </svg>
  )
}
