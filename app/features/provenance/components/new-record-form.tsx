import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { fieldName, type FieldName } from '#app/features/provenance/field-names.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { LanguageTabs } from '#app/ui/form/language-tabs.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { ATTEMPT_NAME } from './kept-drafts.ts'
import type { WritingLanguage } from './language-texts.tsx'
import { useFieldLabel, useProblemMessage } from './problem-words.ts'
import { RestoredNotice } from './restored-notice.tsx'
import { useKeptForm } from './use-kept-form.ts'
import { useUserId } from './use-user-id.tsx'

/** What a field of the form needs where it was refused. */
export type NewField = { error: (name: FieldName) => string | undefined; typed: (name: FieldName) => string | undefined }

type NewRecordFormProps = {
  /** Where the words are: `new`, `field.title`, `register.title`. */
  namespace: string
  title: string
  /** The id that the record will have. */
  id: string
  languages: WritingLanguage[]
  registerHref: string
  refused: { problems: FieldProblem[]; typed: Record<string, string> } | undefined
  /** What the kind of record asks at once beside a title. */
  children?: (field: NewField) => ReactNode
}

/** The first form of a record: what it is called, in the languages one has it in. */
export function NewRecordForm({ namespace, title, id, languages, registerHref, refused, children }: NewRecordFormProps) {
  const { t } = useTranslation([namespace, 'provenance'])
  const label = useFieldLabel(namespace)
  const message = useProblemMessage()
  const errors = (refused?.problems ?? []).map((problem) => ({ name: problem.name, message: message(problem) }))
  const error = (name: FieldName) => errors.find((found) => found.name === name)?.message
  const typed = (name: FieldName) => refused?.typed[name]
  const form = useRef<HTMLFormElement>(null)
  const { attempt, isRestored } = useKeptForm(form, useUserId(), refused !== undefined)
  return (
    <div className="grid max-w-form gap-8">
      <div className="grid gap-4">
        <Breadcrumb crumbs={[{ label: t('register.title'), href: registerHref }]} />
        <PageTitle>{title}</PageTitle>
        <Lead>{t('new.lead')}</Lead>
      </div>
      <form ref={form} method="post" encType="multipart/form-data" noValidate className="grid gap-8">
        {isRestored && <RestoredNotice />}
        <ErrorSummary
          errors={errors.map((found) => ({
            ...found,
            message: t('provenance:problem.inField', { field: label(found.name), message: found.message }),
          }))}
        />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name={ATTEMPT_NAME} value={attempt} />
        <LanguageTabs
          id="title"
          label={t('field.title')}
          languages={languages.map((language) => {
            const name = fieldName('title', language.code)
            return { ...language, filled: Boolean(typed(name)), problem: error(name) !== undefined }
          })}
        >
          {({ code, dir }) => (
            <Field
              name={fieldName('title', code)}
              label={t('field.title')}
              hint={t('new.titleHint')}
              error={error(fieldName('title', code))}
            >
              <TextInput lang={htmlLang(code)} dir={dir} defaultValue={typed(fieldName('title', code))} />
            </Field>
          )}
        </LanguageTabs>
        {children?.({ error, typed })}
        <FormActions note={t('new.note')}>
          <Button>{t('new.create')}</Button>
          <ButtonLink href={registerHref} look="quiet">
            {t('new.cancel')}
          </ButtonLink>
        </FormActions>
      </form>
    </div>
  )
}
