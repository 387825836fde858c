import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldError } from '#app/ui/form/field-error.tsx'

export type FieldsetProps = {
  /** A plain question, or what the fields have in common. */
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Gives the fieldset the id that the error summary links to. */
  id?: string | undefined
  required?: boolean
  /** A legend as large as a section heading. */
  large?: boolean
  children: ReactNode
}

/** Related fields under one legend. */
export function Fieldset({ legend, hint, error, id, required = true, large = false, children }: FieldsetProps) {
  const { t } = useTranslation('ui')
  const describedBy = [hint && id && `${id}-hint`, error && id && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset
      id={id}
      tabIndex={id ? -1 : undefined}
      aria-describedby={describedBy}
      className={error ? 'border-s-4 border-danger ps-4' : undefined}
    >
      <legend className={large ? 'mb-1 text-xl font-semibold' : 'text-base font-semibold'}>
        {legend}
        {!required && <span className="font-normal text-ink-soft"> {t('form.optional')}</span>}
      </legend>
      {hint && (
        <p id={id && `${id}-hint`} className="max-w-text text-base text-ink-soft">
          {hint}
        </p>
      )}
      <div className="mt-1.5">{children}</div>
      {error && <FieldError id={`${id ?? ''}-error`} message={error} />}
    </fieldset>
  )
}
