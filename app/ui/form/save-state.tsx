import { CircleAlert, CircleCheck, LoaderCircle } from '#app/ui/marks/icons.tsx'

export type SaveStateProps = { state: 'saved' | 'saving' | 'failed'; /** Ready words: "Saved 12 seconds ago". */ text: string }

const looks = {
  saved: { Icon: CircleCheck, className: 'text-success' },
  saving: { Icon: LoaderCircle, className: 'text-ink-soft' },
  failed: { Icon: CircleAlert, className: 'text-danger font-semibold' },
}

/** Says in words whether the work is safe; spoken politely when it changes. */
export function SaveState({ state, text }: SaveStateProps) {
  const { Icon, className } = looks[state]
  return (
    <p role="status" className={`inline-flex items-center gap-2 text-base ${className}`}>
      <Icon aria-hidden size={18} className={state === 'saving' ? 'animate-spin' : undefined} />
      {text}
    </p>
  )
}
