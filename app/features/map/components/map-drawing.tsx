import { useTranslation } from 'react-i18next'
import { MapMark } from '#app/features/map/components/map-mark.tsx'
import { needMark, PROJECT_MARK } from '#app/features/map/marks.ts'
import { themeVariable } from '#app/features/map/palette.ts'
import type { SvgMark, WorldSvg } from '#app/features/map/svg/world-svg.server.ts'
import { formatCompactNumber, formatNumber } from '#app/platform/i18n/format-number.ts'

type Props = {
  svg: WorldSvg
  label: string
  /** In a frame of another site, records open in a window of their own. */
  framed?: boolean
}

/** The map as drawn by the server, as wide as its place. Every mark is a link that keeps its size in pixels. */
export function MapDrawing({ svg, label, framed = false }: Props) {
  return (
    <svg role="group" aria-label={label} className="block w-full overflow-hidden" style={{ aspectRatio: svg.ratio }}>
      <svg viewBox={svg.base.viewBox} width="100%" height="100%" aria-hidden="true">
        {svg.base.offsets.map((offset) => (
          <use key={offset} href={svg.base.href} x={offset} />
        ))}
      </svg>
      <g className="max-sm:hidden">
        <MarkLinks marks={svg.marks.screen} framed={framed} />
      </g>
      <g className="sm:hidden">
        <MarkLinks marks={svg.marks.phone} framed={framed} />
      </g>
    </svg>
  )
}

function MarkLinks({ marks, framed }: { marks: readonly SvgMark[]; framed: boolean }) {
  return marks.map((mark) => <MarkLink key={`${mark.x} ${mark.y}`} mark={mark} framed={framed} />)
}

function MarkLink({ mark, framed }: { mark: SvgMark; framed: boolean }) {
  const words = useMarkWords(mark)
  return (
    <svg x={`${mark.x}%`} y={`${mark.y}%`} width="1" height="1" overflow="visible">
      <a href={mark.href} target={framed && mark.place ? '_blank' : undefined} className="group outline-none">
        <title>{words}</title>
        <circle
          r={13}
          fill="transparent"
          className="stroke-transparent group-hover:stroke-ink group-focus-visible:stroke-ink"
          strokeWidth={2}
        />
        {mark.place ? <MapMark mark={signOf(mark)} size={18} /> : <GroupSign mark={mark} />}
      </a>
    </svg>
  )
}

/** A disc with the number of places, and at its shoulder the sign of the worst need among them. */
function GroupSign({ mark }: { mark: SvgMark }) {
  const { i18n } = useTranslation('map')
  const count = mark.needs + mark.projects
  const radius = count < 10 ? 10 : count < 100 ? 12 : count < 1000 ? 15 : 18
  return (
    <>
      <circle r={radius} fill={themeVariable('accent')} stroke={themeVariable('white')} strokeWidth={1.5} />
      <text y="4" textAnchor="middle" className="fill-white text-[11px] font-semibold">
        {formatCompactNumber(i18n.language, count)}
      </text>
      {mark.severity && (
        <g transform={`translate(${radius * 0.75} ${-radius * 0.75})`}>
          <MapMark mark={needMark(mark.severity)} size={11} />
        </g>
      )}
    </>
  )
}

function signOf(mark: SvgMark) {
  return mark.needs > 0 ? needMark(mark.severity) : PROJECT_MARK
}

function useMarkWords({ place, needs, projects, severity }: SvgMark): string {
  const { t, i18n } = useTranslation('map')
  const { t: ui } = useTranslation('ui')
  const counted = (key: 'mark.needs' | 'mark.projects', count: number) =>
    count > 0 && t(key, { count, formatted: formatNumber(i18n.language, count) })
  const words = place
    ? [place.title, place.kind ? ui(`kind.${place.kind}`) : t(`record.${place.record}`)]
    : [counted('mark.needs', needs), counted('mark.projects', projects)]
  return [...words, severity && t('mark.severity', { severity: ui(`severity.${severity}`) })].filter(Boolean).join(' · ')
}
