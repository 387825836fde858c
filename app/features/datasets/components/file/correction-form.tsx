import { useTranslation } from 'react-i18next'
import {
  choiceOf,
  correctionName,
  delimiterName,
  DELIMITERS,
  encodingName,
  ENCODINGS,
  READING_CHOICES,
  readingName,
} from '#app/features/datasets/loading/correction.ts'
import type { FileStep, ReadTable } from '#app/features/datasets/loading/file-step.server.ts'
import { inReaderDigits } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { NumberInput } from '#app/ui/form/number-input.tsx'
import { Select } from '#app/ui/form/select.tsx'

export type RefusedCorrection = { problems: { name: string; messageKey: string }[]; typed: Record<string, string> }

/** Says how the file is really to be read; it is then read again from its beginning. */
export function CorrectionForm({ load, refused }: { load: NonNullable<FileStep['load']>; refused: RefusedCorrection | undefined }) {
  const { t } = useTranslation('datasets-edit')
  const problem = (name: string) => {
    const found = refused?.problems.find((one) => one.name === name)
    return found && t(`correct.problem.${found.messageKey}`)
  }
  return (
    <Disclosure
      summary={t('correct.title')}
      open={refused !== undefined || load.tables.some(({ ambiguousDates }) => ambiguousDates.length > 0)}
    >
      <form method="post" noValidate className="grid gap-8">
        <ErrorSummary errors={(refused?.problems ?? []).map(({ name }) => ({ name, message: problem(name) ?? '' }))} />
        <input type="hidden" name="load" value={load.id} />
        <p className="max-w-text text-base">{t('correct.lead')}</p>
        {load.tables.map((table) => (
          <TableCorrection
            key={table.position}
            table={table}
            isAlone={load.tables.length === 1}
            problem={problem}
            typed={refused?.typed ?? {}}
          />
        ))}
        <FormActions note={t('correct.remembered')}>
          <Button name="intent" value="reread">
            {t('correct.reread')}
          </Button>
          <Button name="intent" value="again" look="secondary">
            {t('correct.again')}
          </Button>
        </FormActions>
      </form>
    </Disclosure>
  )
}

type TableCorrectionProps = {
  table: ReadTable
  isAlone: boolean
  problem: (name: string) => string | undefined
  typed: Record<string, string>
}

function TableCorrection({ table: { position, name, structure, columns, ambiguousDates }, isAlone, problem, typed }: TableCorrectionProps) {
  const { t, i18n } = useTranslation('datasets-edit')
  const isText = structure.format === 'csv'
  const hasLines = isText || structure.format === 'xlsx' || structure.format === 'ods'
  const lines = { header: structure.header, hxl: structure.hxl, data: structure.data }
  return (
    <Fieldset large legend={isAlone ? t('correct.structure') : <bdi>{name}</bdi>}>
      <div className="mt-3 grid gap-5 sm:grid-cols-2">
        {isText && (
          <>
            <Field
              name={correctionName(position, 'encoding')}
              label={t('correct.encoding')}
              error={problem(correctionName(position, 'encoding'))}
            >
              <Select
                options={[...new Set([structure.encoding ?? 'utf8', ...ENCODINGS])].map((value) => ({
                  value,
                  label: encodingName(value).toUpperCase(),
                }))}
                defaultValue={typed[correctionName(position, 'encoding')] ?? structure.encoding}
              />
            </Field>
            <Field
              name={correctionName(position, 'delimiter')}
              label={t('correct.delimiter')}
              error={problem(correctionName(position, 'delimiter'))}
            >
              <Select
                options={Object.keys(DELIMITERS).map((value) => ({ value, label: t(`delimiter.${value}`) }))}
                emptyLabel={delimiterName(structure.delimiter) ? undefined : (structure.delimiter ?? '')}
                defaultValue={typed[correctionName(position, 'delimiter')] ?? delimiterName(structure.delimiter) ?? ''}
              />
            </Field>
          </>
        )}
        {hasLines &&
          (['header', 'hxl', 'data'] as const).map((field) => (
            <Field
              key={field}
              name={correctionName(position, field)}
              label={t(`correct.${field}`)}
              hint={t(`correct.hint.${field}`)}
              error={problem(correctionName(position, field))}
              required={field === 'data'}
            >
              <NumberInput
                className="max-w-28"
                defaultValue={
                  typed[correctionName(position, field)] ??
                  (lines[field] === null ? '' : inReaderDigits(i18n.language, String(lines[field] + 1)))
                }
              />
            </Field>
          ))}
      </div>
      <Disclosure summary={t('correct.columns')} open={ambiguousDates.length > 0}>
        <p className="mb-4 max-w-text text-base text-ink-soft">{t('correct.columnsHint')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {columns.map((column) => (
            <Field
              key={column.position}
              name={readingName(position, column.position)}
              label={<bdi className="wrap-anywhere">{column.name}</bdi>}
              required
            >
              <Select
                options={READING_CHOICES.map((value) => ({ value, label: t(`readingChoice.${value}`) }))}
                defaultValue={typed[readingName(position, column.position)] ?? (column.isChosen ? choiceOf(column.reading) : 'auto')}
              />
            </Field>
          ))}
        </div>
      </Disclosure>
    </Fieldset>
  )
}
