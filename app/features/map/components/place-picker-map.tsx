import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnsettledLines } from '#app/features/map/components/use-unsettled-lines.tsx'
import { controlWords } from '#app/features/map/components/map-words.ts'
import type { PlacePicker } from '#app/features/map/interactive/pick-place.ts'
import { pickedPoint, type PickedPoint } from '#app/features/map/picked-point.ts'
import { Button } from '#app/ui/actions/button.tsx'

type Props = {
  /** Degrees (WGS 84); null where no point is chosen yet. */
  lat: number | null
  lon: number | null
  onPick: (point: PickedPoint) => void
}

/**
 * A map on which an officer points at a place; the form's own fields for latitude and longitude remain the place to
 * type it. The map is fetched when its button is pressed, and the button appears once scripts run.
 */
export function PlacePickerMap({ lat, lon, onPick }: Props) {
  const { t } = useTranslation('map')
  const [stage, setStage] = useState<'unready' | 'closed' | 'open' | 'failed'>('unready')
  useEffect(() => setStage('closed'), [])
  if (stage === 'unready') return null
  if (stage === 'failed') return <p role="status">{t('picker.failed')}</p>
  if (stage === 'open') return <OpenPicker lat={lat} lon={lon} onPick={onPick} onFail={() => setStage('failed')} />
  return (
    <Button type="button" look="secondary" onClick={() => setStage('open')}>
      {t('picker.open')}
    </Button>
  )
}

function OpenPicker({ lat, lon, onPick, onFail }: Props & { onFail: () => void }) {
  const { t } = useTranslation('map')
  const helpId = useId()
  const unsettled = useUnsettledLines()
  const element = useRef<HTMLDivElement>(null)
  const picker = useRef<PlacePicker | null>(null)
  const latest = useRef({ lat, lon, onPick })
  useEffect(() => {
    latest.current = { lat, lon, onPick }
  })

  useEffect(() => {
    let left = false
    const begin = async (container: HTMLElement) => {
      const { startPicker } = await import('#app/features/map/interactive/pick-place.ts')
      const started = await startPicker(container, { words: controlWords(t), unsettled }, pickedPoint(latest.current), (point) =>
        latest.current.onPick(point),
      )
      if (left) return started.remove()
      picker.current = started
      started.show(pickedPoint(latest.current))
    }
    if (element.current) begin(element.current).catch(onFail)
    return () => {
      left = true
      picker.current?.remove()
      picker.current = null
    }
    // The map is made once; words and callbacks do not change it.
  }, [])

  useEffect(() => {
    try {
      picker.current?.show(pickedPoint({ lat, lon }))
    } catch {
      // A map that cannot show a point is no reason to lose the form around it.
      onFail()
    }
  }, [lat, lon])

  return (
    <div className="grid gap-2">
      <p id={helpId} className="text-sm text-ink-soft">
        {t('picker.help')}
      </p>
      <div ref={element} dir="ltr" aria-describedby={helpId} className="aspect-4/3 overflow-hidden rounded-md border border-line" />
    </div>
  )
}
