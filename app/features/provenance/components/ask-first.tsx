import { useTranslation } from 'react-i18next'
import { needsReason, type RecordIntent } from '#app/features/provenance/intents.ts'
import type { RefusedWords } from '#app/features/provenance/record-intents.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useProblemMessage } from './problem-words.ts'

type AskFirstProps = {
  kind: 'project' | 'need' | 'dataset'
  intent: RecordIntent
  /** The record's page, which takes the form. */ action: string
  refused: RefusedWords | undefined
}

/** Asks for the reason, or once more, before something that others feel. */
export function AskFirst({ kind, intent, action, refused }: AskFirstProps) {
  const { t } = useTranslation('provenance')
  const error = useProblemMessage()
  const problem = refused && error(refused)
  return (
    <form
      id="ask"
      method="post"
      action={action}
      noValidate
      className="grid scroll-mt-6 gap-5 rounded-md border border-line bg-white p-5 sm:p-6"
    >
      <ErrorSummary errors={problem ? [{ name: 'reason', message: problem }] : []} />
      <div>
        <h3 className="text-lg">{t(`ask.${kind}.${intent}.title`)}</h3>
        <p className="mt-1 max-w-text text-base text-ink-soft">{t(`ask.${kind}.${intent}.text`)}</p>
      </div>
      {needsReason(intent) && (
        <Field
          name="reason"
          label={t(`ask.${intent}.reason`)}
          hint={t(`ask.${intent}.hint`)}
          error={problem}
          visibility={t(`ask.${intent}.visibility`)}
        >
          <TextArea rows={3} defaultValue={refused?.typed} maxLength={2000} />
        </Field>
      )}
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value={intent} look={intent === 'return' || intent === 'restore' ? 'primary' : 'danger'}>
          {t(`action.${kind}.${intent}`)}
        </Button>
        <ButtonLink href={action} look="quiet">
          {t('ask.cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}
