import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Band } from '#app/ui/frame/layouts.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** The way of a record from its author to its readers, in three steps. */
export function HowItWorks({ language }: { language: string }) {
  const { t } = useTranslation('home')
  return (
    <Band paper>
      <SectionHeading>{t('steps.title')}</SectionHeading>
      <ol className="mt-6 grid gap-8 md:grid-cols-3">
        {(['write', 'check', 'open'] as const).map((step, index) => (
          <li key={step}>
            <p className="figures text-2xl font-semibold text-accent" aria-hidden>
              {formatNumber(language, index + 1)}
            </p>
            <h3 className="text-lg">{t(`steps.${step}.title`)}</h3>
            <p className="text-base">{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </Band>
  )
}
