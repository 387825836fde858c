import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { EditField, EditNumber, EditSelect } from '#app/features/provenance/components/edit-field.tsx'
import { AddLanguage, LanguageTexts } from '#app/features/provenance/components/language-texts.tsx'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import type { Option } from '#app/ui/form/select.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import type { RowFieldsProps } from './row-fields.tsx'

/** What was planned to be spent in a period. */
export function BudgetFields({ form }: RowFieldsProps) {
  const { t } = useTranslation('projects-edit')
  const { row, options } = form
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <EditSelect name={`${row}/type`} options={options['type'] ?? []} fallback="1" />
        <EditSelect name={`${row}/status`} options={options['status'] ?? []} fallback="1" />
      </div>
      <Fieldset legend={t('budgets.period')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <Day name={`${row}/start`} />
          <Day name={`${row}/end`} />
        </div>
      </Fieldset>
      <Money row={row} currencies={options['currency'] ?? []} defaultCurrency={form.defaultCurrency} />
    </>
  )
}

/** One flow of money: what kind, when, how much, from whom to whom. */
export function TransactionFields({ form }: RowFieldsProps) {
  const { t } = useTranslation('projects-edit')
  const { row, options, texts } = form
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <EditSelect name={`${row}/type`} options={options['type'] ?? []} />
        <Day name={`${row}/date`} />
      </div>
      <Money row={row} currencies={options['currency'] ?? []} defaultCurrency={form.defaultCurrency} />
      <Fieldset large legend={t('transactions.words')} hint={t('transactions.wordsHint')}>
        <div className="mt-3 grid gap-6">
          <LanguageTexts
            id="words"
            label={t('transactions.words')}
            languages={texts.languages}
            paths={[`${row}/description`, `${row}/provider/name`, `${row}/receiver/name`]}
          >
            {({ code, dir }) => (
              <>
                <EditField name={fieldName(`${row}/description`, code)} label={t('field.transactions-description')} required={false}>
                  {(value) => <TextArea rows={2} lang={htmlLang(code)} dir={dir} defaultValue={value} />}
                </EditField>
                {(['provider', 'receiver'] as const).map((side) => (
                  <EditField
                    key={side}
                    name={fieldName(`${row}/${side}/name`, code)}
                    label={t(`field.transactions-${side}-name`)}
                    required={false}
                  >
                    {(value) => <TextInput lang={htmlLang(code)} dir={dir} defaultValue={value} />}
                  </EditField>
                ))}
              </>
            )}
          </LanguageTexts>
          <AddLanguage suggestions={texts.languagesToAdd} />
        </div>
      </Fieldset>
      <Fieldset large legend={t('transactions.references')} hint={t('transactions.referencesHint')} required={false}>
        <div className="mt-3 grid gap-5">
          {['provider/ref', 'receiver/ref', 'ref'].map((path) => (
            <EditField key={path} name={`${row}/${path}`}>
              {(value) => <TextInput dir="ltr" room="medium" spellCheck={false} defaultValue={value} />}
            </EditField>
          ))}
        </div>
      </Fieldset>
    </>
  )
}

function Money({ row, currencies, defaultCurrency }: { row: string; currencies: Option[]; defaultCurrency: string | null }) {
  const { t } = useTranslation('projects-edit')
  return (
    <Fieldset large legend={t('money.legend')} hint={t('money.hint')}>
      <div className="mt-3 grid gap-5 sm:grid-cols-2">
        <EditNumber name={`${row}/value/amount`} decimals wide />
        <EditSelect
          name={`${row}/value/currency`}
          options={currencies}
          required={defaultCurrency === null}
          {...(defaultCurrency ? { emptyLabel: t('money.defaultCurrency', { currency: defaultCurrency }) } : {})}
        />
        <EditField name={`${row}/valueDate`} hint={t('money.valueDateHint')} required={false}>
          {(value) => <DateInput defaultValue={value} />}
        </EditField>
      </div>
    </Fieldset>
  )
}

const Day = ({ name }: { name: string }) => <EditField name={name}>{(value) => <DateInput defaultValue={value} />}</EditField>
