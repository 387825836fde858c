import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FileInput } from '#app/ui/form/file-input.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export type ImportFormProps = {
  action: string
  /** Made with the page: what is sent twice from one page is imported once. */
  id: string
  canPublish: boolean
  /** The most a file may weigh, in MiB, in the reader's digits. */
  limit: string
  refused: { problem: string; mode: string } | undefined
}

/** Sends a file to be imported. */
export function ImportForm({ action, id, canPublish, limit, refused }: ImportFormProps) {
  const { t } = useTranslation('iati-import')
  const problem = refused && t(`form.problem.${refused.problem}`)
  const modes = canPublish ? ['draft', 'publish', 'check'] : ['draft', 'check']
  return (
    <section aria-labelledby="send">
      <SectionHeading id="send">{t('form.title')}</SectionHeading>
      <form method="post" action={action} encType="multipart/form-data" noValidate className="mt-4 grid max-w-form gap-8">
        <ErrorSummary errors={problem ? [{ name: 'file', message: problem }] : []} />
        <input type="hidden" name="id" value={id} />
        <Field name="file" label={t('form.file.label')} hint={t('form.file.hint', { limit })} error={problem}>
          <FileInput accept=".xml,.gz,.zip,application/xml,text/xml,application/gzip,application/zip" />
        </Field>
        <RadioGroup
          name="mode"
          legend={t('form.mode.legend')}
          defaultValue={refused?.mode ?? 'draft'}
          options={modes.map((mode) => ({
            value: mode,
            label: t(`form.mode.${mode}.label`),
            hint: t(mode === 'draft' && !canPublish ? 'form.mode.draft.waits' : `form.mode.${mode}.hint`),
          }))}
        />
        <FormActions note={t('form.note')}>
          <Button>{t('form.send')}</Button>
        </FormActions>
      </form>
    </section>
  )
}
