import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PRECISIONS, type Precision } from '#app/features/projects/content.ts'
import { EditRadios } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'

const USUAL: Precision = 'settlement'

/** How precisely the place is known and shown, with what the public will see. */
export function PlacePrecisions({ row }: { row: string }) {
  const { t } = useTranslation('projects-edit')
  const edit = useEdit()
  const stored = edit.value(`${row}/precision`)
  const [known, setKnown] = useState(stored || USUAL)
  const [seen, setSeen] = useState(edit.value(`${row}/publicPrecision`) || USUAL)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = place.current
    const read = ({ isTrusted, target }: Event) => {
      const checked = (field: string) => box?.querySelector<HTMLInputElement>(`input[name="${row}/${field}"]:checked`)?.value
      setKnown((before) => checked('precision') ?? before)
      setSeen((before) => checked('publicPrecision') ?? before)
      if (box && isTrusted && target instanceof HTMLInputElement && target.name === `${row}/precision`) box.dataset.precision = 'chosen'
    }
    box?.addEventListener('change', read)
    return () => box?.removeEventListener('change', read)
  }, [row])
  const options = PRECISIONS.map((value) => ({ value, label: t(`precision.${value}`), hint: t(`precisionHint.${value}`) }))
  return (
    <div ref={place} data-precision={stored ? 'chosen' : 'usual'} className="grid gap-6">
      <EditRadios name={`${row}/precision`} options={options} fallback={USUAL} />
      <EditRadios
        name={`${row}/publicPrecision`}
        hint={t('places.publicHint')}
        options={options.map(({ value, label }) => ({ value, label }))}
        fallback={USUAL}
      />
      <div aria-live="polite">
        <Notice title={t('places.publicSees')}>{t(`publicSees.${publicSees(known, seen)}`)}</Notice>
      </div>
    </div>
  )
}

/** What is held is shown as it is where the public may see the point; else the coarser of the two. */
function publicSees(known: string, seen: string): Precision {
  if (seen === 'exact' && known === 'settlement') return 'exact'
  return PRECISIONS[Math.max(PRECISIONS.indexOf(known as Precision), PRECISIONS.indexOf(seen as Precision))] ?? 'country'
}

/** Says how precisely a place is known by the way in which its point was given, unless the person has said it. */
export function suggestPrecision(row: string, precision: Precision): void {
  const inputs = document.querySelectorAll<HTMLInputElement>(`[data-precision="usual"] input[name="${row}/precision"]`)
  const own = [...inputs].find(({ value }) => value === precision)
  if (!own || own.checked) return
  own.checked = true
  own.dispatchEvent(new Event('change', { bubbles: true }))
}
