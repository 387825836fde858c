import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldContext, fieldId } from '#app/ui/form/field-context.ts'
import { FieldError } from '#app/ui/form/field-error.tsx'

export type FieldProps = {
  /** The name in the form; the control inside takes it, and its id is `fieldId(name)`. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** A ready sentence: what happened and what to do. */
  error?: string | undefined
  /** Optional fields say so in words; required is the rule. */
  required?: boolean
  /** Says where the reader will see what is typed here. */
  visibility?: string | undefined
  children: ReactNode
}

/** Label, hint, control, error, in that order and wired to each other. */
export function Field({ name, label, hint, error, required = true, visibility, children }: FieldProps) {
  const { t } = useTranslation('ui')
  const id = fieldId(name)
  const describedBy =
    [hint && `${id}-hint`, visibility && `${id}-visibility`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <FieldContext.Provider value={{ id, name, describedBy, invalid: Boolean(error), required }}>
      <div className={error ? 'border-s-4 border-danger ps-4' : undefined}>
        <label htmlFor={id} className="block text-base font-semibold">
          {label}
          {!required && <span className="font-normal text-ink-soft"> {t('form.optional')}</span>}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="mt-0.5 max-w-text text-base text-ink-soft">
            {hint}
          </p>
        )}
        {visibility && (
          <p id={`${id}-visibility`} className="mt-0.5 text-sm text-ink-soft">
            {visibility}
          </p>
        )}
        <div className="mt-1.5">{children}</div>
        {error && <FieldError id={`${id}-error`} message={error} />}
      </div>
    </FieldContext.Provider>
  )
}
