import { Search } from '#app/ui/marks/icons.tsx'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MATCH_NAME, SEARCH_NAME } from '#app/features/projects/edit-names.ts'
import { placeLookupPath } from '#app/features/projects/paths.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import type { FoundPlaces } from './place-fields.tsx'

/** The form name of the settlement chosen while the page is alive, whose fields are filled in at once: the server passes it over. */
const CHOSEN_NAME = 'placeChosen'

type PlaceSearchProps = {
  language: string
  found: FoundPlaces | undefined
  /** Told the id of the settlement that was chosen. */
  onChoose: (settlementId: string) => void
}

/** Finds a place by its name in any script: a field that finds as one types, or without a script a button and radios. */
export function PlaceSearch({ language, found, onChoose }: PlaceSearchProps) {
  const { t } = useTranslation('projects-edit')
  const [isAlive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const box = useRef<HTMLDivElement>(null)
  useChosenValue(box, onChoose)
  return (
    <div ref={box} className="grid gap-4">
      <Field name={CHOSEN_NAME} label={t('places.search')} hint={t('places.searchHint')} required={false}>
        <ComboBox loadItems={`${placeLookupPath(language)}?q={q}`} textName={SEARCH_NAME} defaultText={found?.typed} />
      </Field>
      {!isAlive && (
        <div>
          <Button name="intent" value="search" look="secondary">
            <Search aria-hidden size={18} />
            {t('places.searchButton')}
          </Button>
        </div>
      )}
      {found && found.settlements.length === 0 && <p className="text-base">{t('places.nothing', { typed: found.typed })}</p>}
      {found && found.settlements.length > 0 && (
        <RadioGroup name={MATCH_NAME} legend={t('places.found')} options={found.settlements} required={false} />
      )}
    </div>
  )
}

/** Follows the hidden value of the field with the list, which changes without an event. */
function useChosenValue(box: React.RefObject<HTMLElement>, onChoose: (value: string) => void): void {
  const latest = useRef(onChoose)
  latest.current = onChoose
  useEffect(() => {
    if (!box.current) return undefined
    const observer = new MutationObserver((changes) => {
      const input = changes.find(({ target }) => target instanceof HTMLInputElement && target.name === CHOSEN_NAME)?.target
      if (input instanceof HTMLInputElement && input.value) latest.current(input.value)
    })
    observer.observe(box.current, { subtree: true, attributes: true, attributeFilter: ['value'] })
    return () => observer.disconnect()
  }, [box])
}
