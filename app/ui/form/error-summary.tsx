import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldId } from '#app/ui/form/field-context.ts'

export type FormError = {
  /** The form name of the field; none when it concerns the whole form. */ name?: string | undefined
  message: string
}

/** What keeps a form from being accepted, at its top; links to the fields and takes focus. */
export function ErrorSummary({ errors, title }: { errors: FormError[]; title?: string | undefined }) {
  const { t } = useTranslation('ui')
  const box = useRef<HTMLDivElement>(null)
  const headingId = useId()
  const signature = errors.map((error) => error.message).join('\n')
  useEffect(() => {
    if (signature) box.current?.focus()
  }, [signature])
  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- a page without script has no other way to lead to what went wrong
      autoFocus
      role="alert"
      aria-labelledby={headingId}
      className="rounded-md border-2 border-danger bg-danger-pale p-5"
    >
      <h2 id={headingId} className="text-xl">
        {title ?? t('form.problem')}
      </h2>
      <ul className="mt-1 grid gap-0.5 text-base">
        {errors.map(({ name, message }) => (
          <li key={`${name ?? ''} ${message}`}>
            {name ? (
              <a
                href={`#${fieldId(name)}`}
                className="inline-block py-2.5 font-semibold text-danger-deep underline underline-offset-[0.2em] hover:decoration-2"
              >
                {message}
              </a>
            ) : (
              <span className="font-semibold text-danger-deep">{message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
