import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DatasetFrame } from '#app/features/datasets/edit/frame.server.ts'
import type { DatasetForm } from '#app/features/datasets/edit/step-form.server.ts'
import type { DatasetFormStep } from '#app/features/datasets/edit/steps.ts'
import { EditForm } from '#app/features/provenance/components/edit-form.tsx'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { AboutStep } from './about-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { LinksStep } from './links-step.tsx'
import { TextsStep } from './texts-step.tsx'

type StepBodyProps = { step: DatasetFormStep; frame: DatasetFrame; form: DatasetForm; here: string; reply: SaveReply | undefined }

/** The form of one step. */
export function StepBody({ step, frame, form: latest, here, reply }: StepBodyProps) {
  const { t } = useTranslation('datasets-edit')
  // The form stays the one that the page came with, whatever is loaded beside it.
  const [form] = useState(latest)
  const hasNextPage = form.columns !== null && form.columns.page < form.columns.pages
  return (
    <EditForm
      namespace="datasets-edit"
      revision={frame.revision}
      values={form.values}
      reply={reply}
      moreActions={
        hasNextPage && (
          <Button name="intent" value="nextPage" look="secondary">
            {t('columns.nextPage')}
          </Button>
        )
      }
    >
      {step === 'texts' && <TextsStep texts={form.texts} hasVersion={frame.hasVersion} />}
      {step === 'about' && form.codes && <AboutStep codes={form.codes} />}
      {step === 'columns' && form.columns && <ColumnsStep columns={form.columns} texts={form.texts} here={here} />}
      {step === 'links' && <LinksStep linked={form.linked} found={form.found} />}
    </EditForm>
  )
}
