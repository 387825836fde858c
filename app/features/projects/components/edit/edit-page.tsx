import type { ReactNode } from 'react'
import { ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { STEPS, type ProjectStep } from '#app/features/projects/edit-steps.ts'
import { editStepPath, projectPath, registerPath, type InWorkspace } from '#app/features/projects/paths.ts'
import type { EditFrame } from '#app/features/projects/queries/edit-frame.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { PhoneSwitch } from '#app/ui/actions/phone-switch.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { FormLayout } from '#app/ui/frame/layouts.tsx'
import { StepList } from '#app/ui/form/step-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

type EditPageProps = {
  where: InWorkspace
  frame: EditFrame
  step: ProjectStep
  /** What the page is about, where it is not the step itself: one row of it. */
  title?: string
  children: ReactNode
}

/** A step of a project's form: which project, which step, and all the others. */
export function EditPage({ where, frame, step, title, children }: EditPageProps) {
  const { t } = useTranslation('projects-edit')
  const number = STEPS.indexOf(step) + 1
  const crumbs = [
    { label: t('register.title'), href: registerPath(where) },
    {
      label: frame.title?.text ?? t('untitled'),
      href: projectPath(where, frame.projectId),
      ...(frame.title?.lang ? { lang: frame.title.lang } : {}),
    },
    ...(title ? [{ label: t(`step.${step}`), href: editStepPath(where, frame.projectId, step) }] : []),
  ]
  return (
    <>
      <div className="grid gap-4 pb-8">
        <Breadcrumb crumbs={crumbs} />
        <PageTitle eyebrow={frame.title ? <LanguageTaggedText {...frame.title} /> : t('untitled')}>{title ?? t(`step.${step}`)}</PageTitle>
        {!title && <p className="max-w-text text-base text-ink-soft">{t(`stepLead.${step}`)}</p>}
      </div>
      <FormLayout steps={<Steps where={where} frame={frame} step={step} number={number} />}>{children}</FormLayout>
    </>
  )
}

function Steps({ where, frame, step, number }: { where: InWorkspace; frame: EditFrame; step: ProjectStep; number: number }) {
  const { t } = useTranslation('projects-edit')
  const written = (value: number) => formatNumber(where.language, value)
  return (
    <>
      <PhoneSwitch
        icon={<ListChecks aria-hidden size={20} />}
        label={t('steps.position', { number: written(number), total: written(STEPS.length) })}
      />
      <div className="hidden peer-open:block lg:block">
        <StepList
          label={t('steps.label')}
          steps={frame.steps.map((standing, index) => ({
            href: editStepPath(where, frame.projectId, standing.step),
            label: t(standing.isNeeded || standing.step === 'check' ? `step.${standing.step}` : 'steps.optional', {
              step: t(`step.${standing.step}`),
            }),
            state: standing.step === step ? 'current' : standing.state,
            number: written(index + 1),
          }))}
        />
      </div>
    </>
  )
}
