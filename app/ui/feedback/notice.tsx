import { CircleAlert, CircleCheck, Info, TriangleAlert, type Icon } from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

const looks: Record<NoticeTone, { Icon: Icon; ground: string; icon: string }> = {
  info: { Icon: Info, ground: 'border-accent bg-accent-pale', icon: 'text-accent' },
  success: { Icon: CircleCheck, ground: 'border-success bg-success-pale', icon: 'text-success' },
  warning: { Icon: TriangleAlert, ground: 'border-warning bg-warning-pale', icon: 'text-warning' },
  danger: { Icon: CircleAlert, ground: 'border-danger bg-danger-pale', icon: 'text-danger' },
}

export type NoticeProps = {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  /** The outcome of what the person just did: announced when the page arrives. */
  live?: boolean
}

/** Something to know before going on. As a flash after a form, give it `live`. */
export function Notice({ tone = 'info', title, children, live = false }: NoticeProps) {
  const { t } = useTranslation('ui')
  const { Icon, ground, icon } = looks[tone]
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={`flex gap-3 rounded-md border-s-4 p-4 text-base ${ground}`}
    >
      <Icon aria-hidden size={22} className={`mt-0.5 shrink-0 ${icon}`} />
      <div className="min-w-0">
        <span className="sr-only">{t(`notice.${tone}`)} </span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="max-w-text">{children}</div>}
      </div>
    </div>
  )
}
