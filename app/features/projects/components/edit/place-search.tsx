import { Search } from 'lucide-react'
import { useEffect, useState, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { MATCH_NAME, SEARCH_NAME } from '#app/features/projects/edit-names.ts'
import type { FoundSettlement } from '#app/features/projects/queries/edit-place.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import type { FoundPlaces } from './place-fields.tsx'
import type { PlaceComboBoxProps } from './place-combobox.tsx'

type PlaceSearchProps = { language: string; found: FoundPlaces | undefined; onFound: (settlement: FoundSettlement) => void }

/** Finds a place by its name in any script: a field with a button and radios, or a field that finds as one types. */
export function PlaceSearch({ language, found, onFound }: PlaceSearchProps) {
  const { t } = useTranslation('projects-edit')
  const [enhanced, setEnhanced] = useState<{ ComboBox: ComponentType<PlaceComboBoxProps> } | null>(null)
  useEffect(() => {
    let mounted = true
    void import('./place-combobox.tsx').then(({ PlaceComboBox }) => mounted && setEnhanced({ ComboBox: PlaceComboBox }))
    return () => {
      mounted = false
    }
  }, [])
  if (enhanced)
    return (
      <Field name={SEARCH_NAME} label={t('places.search')} hint={t('places.searchHint')} required={false}>
        <enhanced.ComboBox language={language} onFound={onFound} />
      </Field>
    )
  return (
    <div className="grid gap-4">
      <Field name={SEARCH_NAME} label={t('places.search')} hint={t('places.searchHint')} required={false}>
        <div className="flex flex-wrap gap-3">
          <div className="min-w-48 grow">
            <TextInput type="search" autoComplete="off" defaultValue={found?.typed} />
          </div>
          <Button name="intent" value="search" look="secondary">
            <Search aria-hidden size={18} />
            {t('places.searchButton')}
          </Button>
        </div>
      </Field>
      {found && found.settlements.length === 0 && <p className="text-base">{t('places.nothing', { typed: found.typed })}</p>}
      {found && found.settlements.length > 0 && (
        <RadioGroup name={MATCH_NAME} legend={t('places.found')} options={found.settlements} required={false} />
      )}
    </div>
  )
}
