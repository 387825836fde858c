import { useTranslation } from 'react-i18next'
import type { FoundRecords, LinkedRecord } from '#app/features/datasets/edit/linked-records.server.ts'
import { RECORD_SEARCH } from '#app/features/datasets/edit/names.ts'
import { ConflictChoice } from '#app/features/provenance/components/conflict-choice.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Search } from '#app/ui/marks/icons.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'

/** The projects and needs that the data tell of, each to be unchecked; then those one finds, to be checked. */
export function LinksStep({ linked, found }: { linked: LinkedRecord[]; found: FoundRecords | null }) {
  const { t, i18n } = useTranslation('datasets-edit')
  return (
    <>
      {linked.length > 0 && (
        <Fieldset large legend={t('links.linked')} hint={t('links.linkedHint')}>
          <RecordChoices records={linked} />
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
          <RecordChoices records={found.records} />
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

function RecordChoices({ records }: { records: LinkedRecord[] }) {
  return (
    <div className="mt-3 divide-y divide-line border-y border-line">
      {records.map((record) => (
        <RecordChoice key={record.path} record={record} />
      ))}
    </div>
  )
}

/** A record that the data tell of or do not; unchecked, its link goes. */
function RecordChoice({ record: { path, recordId, kind, title, workspace, publication, workingState } }: { record: LinkedRecord }) {
  const { t } = useTranslation('datasets-edit')
  const edit = useEdit()
  const name = `${path}/recordId`
  return (
    <div className="py-2">
      <input type="hidden" name={name} value="" />
      <Checkbox
        name={name}
        value={recordId}
        defaultChecked={edit.value(name) !== ''}
        error={edit.error(name)}
        label={title ? <LanguageTaggedText {...title} /> : t('links.gone')}
        hint={
          title && (
            <>
              {t(`links.kind.${kind}`)} · <bdi>{workspace}</bdi>
              {publication !== 'PUBLISHED' && (
                <span className="ms-2 inline-block align-middle">
                  <RecordStatus publication={publication} workingCopy={workingState} />
                </span>
              )}
            </>
          )
        }
      />
      <ConflictChoice name={name} describe={() => t('links.linkKept')} />
    </div>
  )
}
