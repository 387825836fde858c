import { Button, ComboBox, I18nProvider, Input, ListBox, ListBoxItem, Popover, useAsyncList } from 'react-aria-components'
import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { placeLookupPath } from '#app/features/projects/paths.ts'
import type { FoundSettlement } from '#app/features/projects/queries/edit-place.server.ts'
import { controlLook, useControl } from '#app/ui/form/field-context.ts'

export type PlaceComboBoxProps = { language: string; onFound: (settlement: FoundSettlement) => void }

/** Finds settlements as one types, and hands over the one that is chosen. Loaded on the page that needs it. */
export function PlaceComboBox({ language, onFound }: PlaceComboBoxProps) {
  const { t } = useTranslation('ui')
  const control = useControl({})
  const list = useAsyncList<FoundSettlement>({
    async load({ signal, filterText = '' }) {
      if (filterText.trim().length < 2) return { items: [] }
      const response = await fetch(`${placeLookupPath(language)}?q=${encodeURIComponent(filterText)}`, { signal })
      const { items } = (await response.json()) as { items: FoundSettlement[] }
      return { items }
    },
  })
  function choose(key: string | number | null) {
    const settlement = list.items.find(({ value }) => value === key)
    if (!settlement) return
    list.setFilterText(settlement.name)
    onFound(settlement)
  }
  return (
    <I18nProvider locale={language}>
      <ComboBox
        aria-label={t('comboBox.label')}
        items={list.items}
        inputValue={list.filterText}
        onInputChange={(text) => list.setFilterText(text)}
        selectedKey={null}
        onSelectionChange={choose}
        allowsEmptyCollection={list.filterText.trim().length > 1}
        allowsCustomValue
      >
        <div className="relative">
          <Input
            id={control.id}
            dir="auto"
            autoComplete="off"
            aria-describedby={control['aria-describedby']}
            className={`${controlLook} pe-11`}
          />
          <Button
            aria-label={t('comboBox.show')}
            className="absolute inset-y-0 end-0 inline-flex w-11 items-center justify-center text-ink-soft hover:text-ink"
          >
            <ChevronDown aria-hidden size={20} />
          </Button>
        </div>
        <Popover className="max-h-80 w-(--trigger-width) overflow-auto rounded-md border border-line bg-white py-1 shadow-float">
          <ListBox<FoundSettlement>
            className="outline-none"
            renderEmptyState={() => (
              <p className="px-4 py-2 text-base text-ink-soft">{t(list.isLoading ? 'comboBox.loading' : 'comboBox.nothing')}</p>
            )}
          >
            {(settlement) => (
              <ListBoxItem
                id={settlement.value}
                textValue={settlement.name}
                className="flex min-h-11 cursor-pointer items-center px-4 py-2 text-base outline-none data-focused:bg-accent-pale"
              >
                <bdi>{settlement.label}</bdi>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  )
}
