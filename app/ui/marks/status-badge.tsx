import { CircleAlert, CircleCheck, CircleDashed, Info, TriangleAlert, type Icon } from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

const looks: Record<Tone, { Icon: Icon; className: string }> = {
  neutral: { Icon: CircleDashed, className: 'border-line-strong bg-white text-ink-soft' },
  info: { Icon: Info, className: 'border-accent-line bg-accent-pale text-accent-deep' },
  success: { Icon: CircleCheck, className: 'border-success/35 bg-success-pale text-success' },
  warning: { Icon: TriangleAlert, className: 'border-warning/35 bg-warning-pale text-warning' },
  danger: { Icon: CircleAlert, className: 'border-danger/35 bg-danger-pale text-danger-deep' },
}

export type StatusBadgeProps = { tone?: Tone; icon?: Icon | undefined; children: ReactNode }

/** A state in a word, with an icon so that colour is never alone. */
export function StatusBadge({ tone = 'neutral', icon, children }: StatusBadgeProps) {
  const { Icon: ToneIcon, className } = looks[tone]
  const Icon = icon ?? ToneIcon
  return (
    <span
      className={`print-exact inline-flex items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-sm font-semibold whitespace-nowrap ${className}`}
    >
      <Icon aria-hidden size={15} className="shrink-0" />
      {children}
    </span>
  )
}
