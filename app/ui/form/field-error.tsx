import { CircleAlert } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'

/** The error under a field, with a word before it for those who do not see its colour. */
export function FieldError({ id, message }: { id: string; message: string }) {
  const { t } = useTranslation('ui')
  return (
    <p id={id} className="mt-1.5 flex gap-2 text-base font-semibold text-danger">
      <CircleAlert aria-hidden size={20} className="mt-0.5 shrink-0" />
      <span>
        <span className="sr-only">{t('form.error')} </span>
        {message}
      </span>
    </p>
  )
}
