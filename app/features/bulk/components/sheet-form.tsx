import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FileInput } from '#app/ui/form/file-input.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type SheetFormProps = {
  action: string
  id: string
  kind: string
  kinds: { value: string; label: string }[]
  limit: string
  files: { label: string; href: string }[]
  refused: { problem: string } | undefined
}

/** Takes a register away as a spreadsheet, and brings it back. */
export function SheetForm({ action, id, kind, kinds, limit, files, refused }: SheetFormProps) {
  const { t } = useTranslation('bulk')
  const problem = refused && t(`form.problem.${refused.problem}`)
  return (
    <>
      <section aria-labelledby="take" className="grid gap-3">
        <SectionHeading id="take">{t('index.takeTitle')}</SectionHeading>
        <p className="max-w-text text-base">{t('index.takeText')}</p>
        <ul className="grid gap-2 text-base">
          {files.map(({ label, href }) => (
            <li key={href}>
              <Link href={href}>{label}</Link>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="send">
        <SectionHeading id="send">{t('form.title')}</SectionHeading>
        <form method="post" action={action} encType="multipart/form-data" noValidate className="mt-4 grid max-w-form gap-8">
          <ErrorSummary errors={problem ? [{ name: 'file', message: problem }] : []} />
          <input type="hidden" name="id" value={id} />
          <RadioGroup name="kind" legend={t('form.kind')} options={kinds} defaultValue={kind} />
          <Field name="file" label={t('form.file')} hint={t('form.fileHint', { limit })} error={problem}>
            <FileInput accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" />
          </Field>
          <FormActions note={t('form.note')}>
            <Button>{t('form.send')}</Button>
          </FormActions>
        </form>
      </section>
    </>
  )
}
