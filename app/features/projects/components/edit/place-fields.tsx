import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlacePickerMap } from '#app/features/map/components/place-picker-map.tsx'
import { PRECISIONS, type Precision } from '#app/features/projects/content.ts'
import { placeLookupPath } from '#app/features/projects/paths.ts'
import type { FoundSettlement, LocatedArea, Settlement } from '#app/features/projects/queries/edit-place.server.ts'
import { ConflictChoice } from '#app/features/provenance/components/conflict-choice.tsx'
import { EditRadios } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { readDecimal } from '#app/features/provenance/read-decimal.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Select, type Option } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Texts } from './mention-fields.tsx'
import { PlaceSearch } from './place-search.tsx'
import type { RowFieldsProps } from './row-fields.tsx'

/** Settlements that the server found for what was typed, where the page has no script. */
export type FoundPlaces = { typed: string; settlements: FoundSettlement[] }

type Spot = { lat: string; lon: string; country: string; admin1: string }

/** Where: by name, on the map or by coordinates; then the area, how precisely it is known, and how precisely the public sees it. */
export function PlaceFields({ language, form, found }: RowFieldsProps & { found: FoundPlaces | undefined }) {
  const { t } = useTranslation(['projects-edit', 'places'])
  const edit = useEdit()
  const { row, options } = form
  const [spot, setSpot] = useState<Spot>(() => ({
    lat: edit.value(`${row}/point/lat`),
    lon: edit.value(`${row}/point/lon`),
    country: edit.value(`${row}/country`),
    admin1: edit.value(`${row}/admin1`),
  }))
  const [areas, setAreas] = useState<Option[]>(options['admin1'] ?? [])
  const [near, setNear] = useState('')
  const latest = useRef({ asked: 0, located: `${spot.lat} ${spot.lon}` })

  /** Country and area around a point, unless another question was asked since. */
  async function locate(lat: number, lon: number) {
    const asked = ++latest.current.asked
    latest.current.located = `${lat} ${lon}`
    const found = await askLookup<LocatedArea>(language, { lat: String(lat), lon: String(lon) })
    if (!found || asked !== latest.current.asked) return
    setAreas(found.areas)
    setNear(found.near)
    setSpot((before) => ({ ...before, country: found.country || before.country, admin1: found.admin1 }))
    edit.noteChange()
  }
  function pick(lat: number, lon: number) {
    setSpot((before) => ({ ...before, lat: String(lat), lon: String(lon) }))
    edit.noteChange()
    void locate(lat, lon)
  }
  async function takeSettlement(id: string) {
    const settlement = await askLookup<Settlement | null>(language, { id })
    if (!settlement) return
    nameUnnamed(row, language, settlement.name)
    pick(settlement.lat, settlement.lon)
  }
  async function chooseCountry(country: string) {
    setSpot((before) => ({ ...before, country, admin1: '' }))
    const found = await askLookup<{ areas: Option[] }>(language, { country })
    if (found) setAreas(found.areas)
  }
  const lat = degrees(spot.lat)
  const lon = degrees(spot.lon)

  return (
    <>
      {form.remarks.map(({ key, params }) => (
        <Notice key={key} tone="warning">
          {t(`places:${key}`, params)}
        </Notice>
      ))}
      <Fieldset large legend={t('places.where')} hint={t('places.whereHint')}>
        <div className="mt-4 grid gap-6">
          <PlaceSearch language={language} found={found} onChoose={(id) => void takeSettlement(id)} />
          <PlacePickerMap lat={lat} lon={lon} onPick={(point) => pick(point.lat, point.lon)} />
          <div className="grid grid-cols-2 gap-4">
            {(['lat', 'lon'] as const).map((axis) => (
              <ControlledField key={axis} name={`${row}/point/${axis}`} hint={t(`places.${axis}Hint`)}>
                <TextInput
                  dir="ltr"
                  inputMode="text"
                  autoComplete="off"
                  value={spot[axis]}
                  onChange={(event) => setSpot({ ...spot, [axis]: event.target.value })}
                  onBlur={() => lat !== null && lon !== null && latest.current.located !== `${lat} ${lon}` && void locate(lat, lon)}
                />
              </ControlledField>
            ))}
          </div>
          {near && <p className="text-base text-ink-soft">{t('places.near', { name: near })}</p>}
          <div className="grid gap-4 sm:grid-cols-2">
            <ControlledField name={`${row}/country`} hint={t('places.countryHint')}>
              <Select
                options={options['country'] ?? []}
                emptyLabel={t('places.fromPoint')}
                value={spot.country}
                onChange={(event) => void chooseCountry(event.target.value)}
              />
            </ControlledField>
            <ControlledField name={`${row}/admin1`} hint={t('places.admin1Hint')}>
              <Select
                options={withStored(areas, spot.admin1)}
                emptyLabel={t('places.noArea')}
                value={spot.admin1}
                onChange={(event) => setSpot({ ...spot, admin1: event.target.value })}
              />
            </ControlledField>
          </div>
        </div>
      </Fieldset>
      <Texts form={form} label={t('places.texts')} fields={['name', 'description']} long={['description']} />
      <Precisions row={row} />
    </>
  )
}

/** How precisely the place is known and shown, with what the public will see. */
function Precisions({ row }: { row: string }) {
  const { t } = useTranslation('projects-edit')
  const edit = useEdit()
  const [known, setKnown] = useState(edit.value(`${row}/precision`) || 'settlement')
  const [seen, setSeen] = useState(edit.value(`${row}/publicPrecision`) || 'settlement')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = place.current
    const read = () => {
      const checked = (field: string) => box?.querySelector<HTMLInputElement>(`input[name="${row}/${field}"]:checked`)?.value
      setKnown((before) => checked('precision') ?? before)
      setSeen((before) => checked('publicPrecision') ?? before)
    }
    box?.addEventListener('change', read)
    return () => box?.removeEventListener('change', read)
  }, [row])
  const options = PRECISIONS.map((value) => ({ value, label: t(`precision.${value}`), hint: t(`precisionHint.${value}`) }))
  const visible = PRECISIONS[Math.max(PRECISIONS.indexOf(known as Precision), PRECISIONS.indexOf(seen as Precision))] ?? 'country'
  return (
    <div ref={place} className="grid gap-6">
      <EditRadios name={`${row}/precision`} options={options} fallback="settlement" />
      <EditRadios
        name={`${row}/publicPrecision`}
        hint={t('places.publicHint')}
        options={options.map(({ value, label }) => ({ value, label }))}
        fallback="settlement"
      />
      <div aria-live="polite">
        <Notice title={t('places.publicSees')}>{t(`publicSees.${visible}`)}</Notice>
      </div>
    </div>
  )
}

function ControlledField({ name, hint, children }: { name: string; hint: string; children: React.ReactNode }) {
  const edit = useEdit()
  return (
    <div>
      <Field name={name} label={edit.label(name)} hint={hint} error={edit.error(name)} required={false}>
        {children}
      </Field>
      <ConflictChoice name={name} />
    </div>
  )
}

async function askLookup<Answer>(language: string, question: Record<string, string>): Promise<Answer | null> {
  try {
    const response = await fetch(`${placeLookupPath(language)}?${new URLSearchParams(question)}`)
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    // Without an answer the person chooses the country; the server tries again when the form is saved.
    return null
  }
}

/** Gives a place the name it was found by, where nobody named it yet. */
function nameUnnamed(row: string, language: string, name: string): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>(`input[name^="${row}/name@"]`)]
  const own = inputs.find((input) => input.name.endsWith(`@${language}`))
  if (own && inputs.every(({ value }) => value.trim() === '')) {
    own.value = name
    own.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

const withStored = (options: Option[], value: string) =>
  value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: value }]

function degrees(text: string): number | null {
  const decimal = readDecimal(text)
  return decimal === null ? null : Number(decimal)
}
