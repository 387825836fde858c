/** The mark of the portal: a footbridge, its deck an arc that rests on two piers. */
export function Mark({ size = 36, className }: { size?: number; className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 40 24"
      width={size}
      height={size * 0.6}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.3"
      strokeLinecap="round"
      aria-hidden
      className={className}
    >
      <path d="M2.5 13.5Q20 1.5 37.5 13.5" />
      <path d="M8 10.4V21.5M32 10.4V21.5" />
    </svg>
  )
}
