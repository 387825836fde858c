import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KindGlyph } from '#app/features/map/components/kind-glyph.tsx'
import { MapSign } from '#app/features/map/components/map-mark.tsx'
import { needMark, PROJECT_MARK, SEVERITIES } from '#app/features/map/marks.ts'
import { NEED_KINDS } from '#app/features/needs/content.ts'
import type { UnsettledLines } from '#app/platform/instance/instance-settings.ts'

/** What the signs mean: each shape with its word. A line that is not settled has a sign where it is drawn dashed. */
export function MapLegend({ unsettled }: { unsettled: UnsettledLines }) {
  const { t } = useTranslation('map')
  const { t: ui } = useTranslation('ui')
  return (
    <div className="grid gap-x-8 gap-y-2 text-sm text-ink">
      <Row title={t('legend.severity')}>
        {SEVERITIES.map((severity) => (
          <Entry key={severity} sign={<MapSign mark={needMark(severity)} />} word={ui(`severity.${severity}`)} />
        ))}
      </Row>
      <Row title={t('legend.kind')}>
        {NEED_KINDS.map((kind) => (
          <Entry key={kind} sign={<KindGlyph kind={kind} />} word={ui(`kind.${kind}`)} />
        ))}
      </Row>
      <Row title={t('legend.other')}>
        <Entry sign={<MapSign mark={PROJECT_MARK} />} word={t('legend.project')} />
        {unsettled === 'dashed' && <Entry sign={<DashedLine />} word={t('legend.disputed')} />}
      </Row>
    </div>
  )
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <p className="font-semibold">{title}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">{children}</ul>
    </div>
  )
}

function Entry({ sign, word }: { sign: ReactNode; word: string }) {
  return (
    <li className="flex items-center gap-1.5">
      {sign}
      {word}
    </li>
  )
}

function DashedLine() {
  return (
    <svg width="28" height="20" aria-hidden="true" className="shrink-0 text-ink-soft">
      <path d="M1 10h26" stroke="currentColor" strokeWidth="1.5" strokeDasharray="5 3" />
    </svg>
  )
}
