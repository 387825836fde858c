import { useTranslation } from 'react-i18next'
import { PlacePickerMap } from '#app/features/map/components/place-picker-map.tsx'
import { LOCATED_NAME } from '#app/features/projects/edit-names.ts'
import type { FoundSettlement } from '#app/features/projects/queries/edit-place.server.ts'
import { ConflictChoice } from '#app/features/provenance/components/conflict-choice.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Texts } from './mention-fields.tsx'
import { PlacePrecisions, suggestPrecision } from './place-precisions.tsx'
import { PlaceSearch } from './place-search.tsx'
import type { RowFieldsProps } from './row-fields.tsx'
import { useSpot } from './use-spot.ts'

/** Settlements that the server found for what was typed, where the page has no script. */
export type FoundPlaces = { typed: string; settlements: FoundSettlement[] }

/** Where: by name, on the map or by coordinates; then the area, how precisely it is known, and how precisely the public sees it. */
export function PlaceFields({ language, form, found }: RowFieldsProps & { found: FoundPlaces | undefined }) {
  const { t } = useTranslation(['projects-edit', 'places'])
  const { row, options } = form
  const where = useSpot({
    row,
    language,
    areas: options['admin1'] ?? [],
    onPoint: (way) => suggestPrecision(row, way === 'point' ? 'exact' : 'settlement'),
  })
  const { spot, point } = where

  return (
    <>
      {form.remarks.map(({ key, params }) => (
        <Notice key={key} tone="warning">
          {t(`places:${key}`, params)}
        </Notice>
      ))}
      <Fieldset large legend={t('places.where')} hint={t('places.whereHint')}>
        <div className="mt-4 grid gap-6">
          <PlaceSearch language={language} found={found} onChoose={(id) => void where.takeSettlement(id)} />
          <PlacePickerMap lat={point?.lat ?? null} lon={point?.lon ?? null} onPick={where.pick} />
          <div className="grid grid-cols-2 gap-4">
            {(['lat', 'lon'] as const).map((axis) => (
              <ControlledField key={axis} name={`${row}/point/${axis}`} hint={t(`places.${axis}Hint`)}>
                <TextInput
                  dir="ltr"
                  inputMode="text"
                  autoComplete="off"
                  value={spot[axis]}
                  onChange={(event) => where.type(axis, event.target.value)}
                />
              </ControlledField>
            ))}
          </div>
          {where.near && <p className="text-base text-ink-soft">{t('places.near', { name: where.near })}</p>}
          <input type="hidden" name={LOCATED_NAME} value={where.located} />
          <div className="grid gap-4 sm:grid-cols-2">
            <ControlledField name={`${row}/country`} hint={t('places.countryHint')}>
              <Select
                options={options['country'] ?? []}
                emptyLabel={t('places.fromPoint')}
                value={spot.country}
                onChange={(event) => void where.chooseCountry(event.target.value)}
              />
            </ControlledField>
            <ControlledField name={`${row}/admin1`} hint={t('places.admin1Hint')}>
              <Select
                options={where.areas}
                emptyLabel={t('places.noArea')}
                value={spot.admin1}
                onChange={(event) => where.chooseArea(event.target.value)}
              />
            </ControlledField>
          </div>
        </div>
      </Fieldset>
      <Texts form={form} label={t('places.texts')} fields={['name', 'description']} long={['description']} />
      <PlacePrecisions row={row} />
    </>
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
