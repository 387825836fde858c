import { useTranslation } from 'react-i18next'
import type { FoundRecords, LinkedRecord } from '#app/features/datasets/edit/linked-records.server.ts'
import { RECORD_SEARCH } from '#app/features/datasets/edit/names.ts'
import { RecordChoices } from '#app/features/provenance/components/record-choices.tsx'
import { counted } from '#app/features/provenance/counted.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Search } from '#app/ui/marks/icons.tsx'

/** The projects and needs that the data tell of, each to be unchecked; then those one finds, to be checked. */
export function LinksStep({ linked, found }: { linked: LinkedRecord[]; found: FoundRecords | null }) {
  const { t, i18n } = useTranslation('datasets-edit')
  return (
    <>
      {linked.length > 0 && (
        <Fieldset large legend={t('links.linked')} hint={t('links.linkedHint')}>
          <Choices records={linked} />
        </Fieldset>
      )}
      <Field name={RECORD_SEARCH} label={t('links.search')} hint={t('links.searchHint')} required={false}>
        <div className="flex flex-wrap gap-3">
          <div className="min-w-48 grow">
            <TextInput type="search" dir="auto" autoComplete="off" defaultValue={found?.q} />
          </div>
          <Button name="intent" value="search" look="secondary">
            <Search aria-hidden size={18} />
            {t('links.searchButton')}
          </Button>
        </div>
      </Field>
      {found && found.records.length > 0 && (
        <Fieldset large id="found" legend={t(found.q ? 'links.found' : 'links.own')} hint={t('links.foundHint')}>
          <Choices records={found.records} />
          {found.q && found.more > 0 && (
            <p className="mt-3 text-base text-ink-soft">{t('links.more', counted(i18n.language, found.more))}</p>
          )}
        </Fieldset>
      )}
      {found?.q && found.records.length === 0 && (
        <p id="found" className="text-base">
          {t('links.nothing', { typed: found.q })}
        </p>
      )}
    </>
  )
}

function Choices({ records }: { records: LinkedRecord[] }) {
  const { t } = useTranslation('datasets-edit')
  const choices = records.map(({ path, kind, workspace, ...record }) => ({
    ...record,
    name: `${path}/recordId`,
    details: [t(`links.kind.${kind}`), workspace],
  }))
  return <RecordChoices records={choices} words={{ gone: t('links.gone'), kept: t('links.linkKept') }} />
}
