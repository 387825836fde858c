import { Check, CircleAlert } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'

export type StepState = 'done' | 'current' | 'toComplete' | 'problem'
export type Step = { href: string; label: string; state: StepState; /** The number as the reader writes it. */ number: string }

const marks: Record<StepState, string> = {
  done: 'border-success bg-success text-white',
  current: 'border-accent bg-accent text-white',
  toComplete: 'border-line-strong bg-white text-ink',
  problem: 'border-danger bg-danger text-white',
}

/** The steps of a long form with their state; every one can be opened at any time. */
export function StepList({ label, steps }: { label: string; steps: Step[] }) {
  const { t } = useTranslation('ui')
  return (
    <nav aria-label={label}>
      <ol className="grid gap-1">
        {steps.map((step) => (
          <li key={step.href}>
            <a
              href={step.href}
              aria-current={step.state === 'current' ? 'step' : undefined}
              className="group flex min-h-11 items-center gap-3 rounded-md px-2 py-2 text-base text-ink no-underline hover:bg-paper-deep aria-[current]:bg-accent-pale"
            >
              <span
                aria-hidden
                className={`figures inline-flex size-7 shrink-0 items-center justify-center rounded-full border text-sm font-semibold ${marks[step.state]}`}
              >
                {step.state === 'done' ? <Check size={16} /> : step.state === 'problem' ? <CircleAlert size={16} /> : step.number}
              </span>
              <span className="min-w-0">
                <span className="block group-hover:underline group-aria-[current]:font-semibold">{step.label}</span>
                <span className={`block text-sm ${step.state === 'problem' ? 'font-semibold text-danger' : 'text-ink-soft'}`}>
                  {t(`step.${step.state}`)}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
