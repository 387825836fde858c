import { useTranslation } from 'react-i18next'
import type { ComparedPlacesDrawing } from '#app/features/map/svg/compared-places.server.ts'

const RADIUS = 8

/** Where places were and where they are now: a cross for what is gone, a disc for what is there, each told in words. */
export function ComparedPlaces({ drawing: { ratio, base, marks } }: { drawing: ComparedPlacesDrawing }) {
  const { t } = useTranslation('map')
  const words = (was: 'removed' | 'added', label: string) => t(`compared.${was}`, { place: label })
  return (
    <figure className="grid max-w-xl gap-2">
      <svg
        role="img"
        aria-label={marks.map(({ was, label }) => words(was, label)).join('; ')}
        className="block w-full overflow-hidden rounded-md border border-line"
        style={{ aspectRatio: ratio }}
      >
        <svg viewBox={base.viewBox} width="100%" height="100%" aria-hidden="true">
          <use href={base.href} />
        </svg>
        {marks.map(({ x, y, was, label }, index) => (
          <svg key={index} x={`${x}%`} y={`${y}%`} width="1" height="1" overflow="visible">
            <title>{words(was, label)}</title>
            {was === 'added' ? (
              <circle r={RADIUS} className="fill-success stroke-white" strokeWidth={2} />
            ) : (
              <path
                d={`M-${RADIUS}-${RADIUS}L${RADIUS} ${RADIUS}M-${RADIUS} ${RADIUS}L${RADIUS}-${RADIUS}`}
                className="stroke-danger"
                strokeWidth={3}
              />
            )}
          </svg>
        ))}
      </svg>
      <figcaption className="text-sm text-ink-soft">{t('compared.caption')}</figcaption>
    </figure>
  )
}
