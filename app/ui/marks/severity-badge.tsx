import { useTranslation } from 'react-i18next'

export type Severity = 1 | 2 | 3 | 4 | 5

/** One shape a step, so that the scale can be read without colour. */
const shapes: Record<Severity, string> = {
  1: 'M10 3a7 7 0 1 1 0 14a7 7 0 0 1 0-14Z',
  2: 'M10 2.6L18 16.6H2Z',
  3: 'M10 1.6L18.4 10L10 18.4L1.6 10Z',
  4: 'M3.2 3.2H16.8V16.8H3.2Z',
  5: 'M10 1.2L12.7 7L19 7.8L14.4 12.2L15.6 18.5L10 15.4L4.4 18.5L5.6 12.2L1 7.8L7.3 7Z',
}

const fills: Record<Severity, string> = {
  1: 'fill-severity-1',
  2: 'fill-severity-2',
  3: 'fill-severity-3',
  4: 'fill-severity-4',
  5: 'fill-severity-5',
}

/** The shape of a severity alone, for a legend or a map; decorative, its word stands beside it. */
export function SeverityShape({ level, size = 18 }: { level: Severity; size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      aria-hidden
      className={`print-exact inline-block shrink-0 stroke-ink/70 ${fills[level]}`}
    >
      <path d={shapes[level]} strokeWidth="1.1" strokeLinejoin="round" />
    </svg>
  )
}

/** How severe a need is, 5 the worst: shape, colour and word. */
export function SeverityBadge({ level }: { level: Severity }) {
  const { t } = useTranslation('ui')
  return (
    <span className={`inline-flex items-center gap-1.5 text-base whitespace-nowrap ${level >= 4 ? 'font-semibold' : ''}`}>
      <SeverityShape level={level} />
      <span className="sr-only">{t('severity.label')} </span>
      {t(`severity.${level}`)}
    </span>
  )
}
