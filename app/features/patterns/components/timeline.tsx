import { useTranslation } from 'react-i18next'
import type { TimelineView } from '#app/features/patterns/timeline-view.server.ts'
import { formatYear } from '#app/platform/i18n/format-number.ts'
import { classes } from '#app/ui/classes.ts'
import { ArrowLeft, ArrowRight } from '#app/ui/marks/icons.tsx'
import { Link } from '#app/ui/text/link.tsx'

/**
 * Records by year: every bar, and the year before and after, is a link. The slider shows only where scripts run, and the
 * island `patterns` leads it to the address of its year.
 */
export function Timeline({ timeline, headingId = 'years' }: { timeline: TimelineView; headingId?: string }) {
  const { t } = useTranslation('patterns')
  const { nowText, bars, allHref, notes } = timeline
  return (
    <section aria-labelledby={headingId} className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={headingId} className="text-base font-semibold">
          {t('timeline.title')}
        </h2>
        <p className="text-base">{nowText}</p>
      </div>
      {bars.length > 0 && <Bars timeline={timeline} />}
      <Slider timeline={timeline} />
      <div className="no-print flex flex-wrap items-center gap-x-5 gap-y-1 text-base">
        <Step timeline={timeline} way="previous" />
        <Step timeline={timeline} way="next" />
        {allHref && (
          <Link href={allHref} className="inline-flex min-h-11 items-center">
            {t('timeline.allYears')}
          </Link>
        )}
      </div>
      {notes.map((note) => (
        <p key={note} className="text-sm text-ink-soft">
          {note}
        </p>
      ))}
    </section>
  )
}

function Bars({ timeline: { bars } }: { timeline: TimelineView }) {
  const { t } = useTranslation('patterns')
  return (
    <nav aria-label={t('timeline.choose')}>
      <ul className="flex h-24 items-stretch border-b border-line-strong">
        {bars.map(({ year, label, href, height, isCurrent }) => (
          <li key={year} className="min-w-0 max-w-20 flex-1">
            <a
              href={href}
              aria-label={label}
              title={label}
              aria-current={isCurrent ? 'true' : undefined}
              className={classes(
                'group flex h-full flex-col justify-end',
                bars.length > 45 ? 'px-px max-sm:px-0' : 'px-0.5',
                isCurrent && 'bg-paper-deep',
              )}
            >
              <span
                className={classes('block rounded-t-sm', isCurrent ? 'bg-accent-deep' : 'bg-accent-line group-hover:bg-accent')}
                style={{ blockSize: `${height}%` }}
              />
            </a>
          </li>
        ))}
      </ul>
      <ul aria-hidden className="flex h-6 text-sm text-ink-soft">
        {bars.map(({ year, yearText, isLabelled, isLabelledWide }) => (
          <li key={year} className="relative min-w-0 max-w-20 flex-1">
            {(isLabelled || isLabelledWide) && (
              <span
                className={classes(
                  'figures absolute start-1/2 -translate-x-1/2 rtl:translate-x-1/2',
                  isLabelled && !isLabelledWide && 'sm:hidden',
                  isLabelledWide && !isLabelled && 'max-sm:hidden',
                )}
              >
                {yearText}
              </span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The most room that a bar takes, and what the year beside the slider needs. */
const BAR_REM = 5
const OUTPUT_REM = 4

function Slider({ timeline: { slider } }: { timeline: TimelineView }) {
  const { t, i18n } = useTranslation('patterns')
  if (!slider) return null
  const { address, first, last, value, isChosen } = slider
  return (
    <div
      className="no-print hidden items-center gap-3 [@media(scripting:enabled)]:flex"
      style={{ maxInlineSize: `${(last - first + 1) * BAR_REM + OUTPUT_REM}rem` }}
    >
      <label className="sr-only" htmlFor="year-slider">
        {t('timeline.slider')}
      </label>
      <input
        id="year-slider"
        type="range"
        min={first}
        max={last}
        defaultValue={value}
        data-year-address={address}
        aria-valuetext={formatYear(i18n.language, value)}
        className="h-11 min-w-0 grow accent-accent"
      />
      <output htmlFor="year-slider" className="figures min-w-12 text-base font-semibold">
        {isChosen && formatYear(i18n.language, value)}
      </output>
    </div>
  )
}

function Step({ timeline, way }: { timeline: TimelineView; way: 'previous' | 'next' }) {
  const { t } = useTranslation('patterns')
  const step = timeline[way]
  if (!step) return null
  const Arrow = way === 'previous' ? ArrowLeft : ArrowRight
  const arrow = <Arrow aria-hidden size={18} className="rtl:-scale-x-100" />
  return (
    <Link href={step.href} className="inline-flex min-h-11 items-center gap-1.5">
      {way === 'previous' && arrow}
      {t(`timeline.${way}`, { year: step.text })}
      {way === 'next' && arrow}
    </Link>
  )
}
