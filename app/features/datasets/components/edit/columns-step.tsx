import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import type { DatasetForm, ExplainedColumn } from '#app/features/datasets/edit/step-form.server.ts'
import { EditField } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { AddLanguage, LanguageTexts } from '#app/features/provenance/components/language-texts.tsx'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Link } from '#app/ui/text/link.tsx'

type ColumnsStepProps = { columns: NonNullable<DatasetForm['columns']>; texts: DatasetForm['texts']; here: string }

/** What each column means, in every language: first of all the columns in one language, then in the next. */
export function ColumnsStep({ columns: { rows, page, pages }, texts: { languages, languagesToAdd }, here }: ColumnsStepProps) {
  const { t } = useTranslation('datasets-edit')
  const edit = useEdit()
  if (rows.length === 0) return <Notice>{t('columns.noFile')}</Notice>
  const isFilled = (path: string, code: string) =>
    ['label', 'description'].some((field) => edit.value(fieldName(`${path}/${field}`, code)) !== '')
  return (
    <>
      {pages > 1 && (
        <p className="text-base">
          {t('columns.page', { page, pages })}
          {page > 1 && (
            <>
              {' · '}
              <Link href={`${here}?page=${page - 1}`}>{t('columns.previousPage')}</Link>
            </>
          )}
        </p>
      )}
      <LanguageTexts
        id="columns"
        label={t('columns.label')}
        languages={languages}
        paths={rows.flatMap(({ path }) => [`${path}/label`, `${path}/description`])}
      >
        {({ code, dir }) => (
          <ul className="divide-y divide-line border-y border-line">
            {rows.map((column) => (
              <li key={column.path} className="py-5">
                <ColumnName column={column} isFilled={isFilled(column.path, code)} />
                <div className="mt-3 grid gap-4">
                  <EditField name={fieldName(`${column.path}/label`, code)} label={t('field.columns-label')} required={false}>
                    {(value) => <TextInput lang={htmlLang(code)} dir={dir} defaultValue={value} />}
                  </EditField>
                  <EditField name={fieldName(`${column.path}/description`, code)} label={t('field.columns-description')} required={false}>
                    {(value) => <TextArea lang={htmlLang(code)} dir={dir} rows={2} defaultValue={value} />}
                  </EditField>
                </div>
              </li>
            ))}
          </ul>
        )}
      </LanguageTexts>
      <AddLanguage suggestions={languagesToAdd} />
    </>
  )
}

function ColumnName({ column: { name, table, type }, isFilled }: { column: ExplainedColumn; isFilled: boolean }) {
  const { t } = useTranslation('datasets-edit')
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <bdi className="font-semibold wrap-anywhere">{name}</bdi>
      <span className="text-base text-ink-soft">
        {table && <bdi>{table} · </bdi>}
        {t(`type.${type}`)}
        {isFilled && <span className="sr-only"> {t('columns.filled')}</span>}
      </span>
    </p>
  )
}
