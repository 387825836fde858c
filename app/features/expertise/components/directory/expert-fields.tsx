import { useTranslation } from 'react-i18next'
import { CEFR } from '#app/features/classifications/cefr.ts'
import type { AskedFields } from '#app/features/expertise/queries/directory/directory-view.server.ts'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'

/** What a list of experts is asked for beside its choices: a level for the languages, and a time. */
export function ExpertFields({ asked: { level, from, to } }: { asked: AskedFields }) {
  const { t } = useTranslation(['experts', 'skills'])
  return (
    <>
      <Field name="level" label={t('filter.level')} hint={t('filter.levelHint')} required={false}>
        <Select
          defaultValue={level ?? ''}
          emptyLabel={t('filter.anyLevel')}
          options={CEFR.map((value) => ({ value, label: t(`skills:cefr.${value}.name`) }))}
        />
      </Field>
      <Field name="from" label={t('filter.from')} required={false}>
        <DateInput wide defaultValue={from ?? undefined} />
      </Field>
      <Field name="to" label={t('filter.to')} required={false}>
        <DateInput wide defaultValue={to ?? undefined} />
      </Field>
    </>
  )
}
