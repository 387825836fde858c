import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'

export type ChoiceOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type ChoiceProps = ChoiceOption & {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  checked: boolean
  invalid: boolean
}

/** One radio button or checkbox with its label: the whole line is the target. */
export function Choice({ type, id, name, value, label, hint, checked, disabled, invalid }: ChoiceProps) {
  return (
    <div className="relative flex min-h-11 gap-3 py-2">
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        disabled={disabled}
        aria-invalid={invalid || undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={classes('mt-0.5 size-6 shrink-0 accent-accent', type === 'radio' && 'focus-visible:rounded-full')}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer text-base before:absolute before:inset-0">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-base text-ink-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
