import { estateProcedure, publicProcedure, router, selfProcedure } from '@/server/trpc/builders'
import {
  frontTexts,
  generalSettings,
  hoursSettings,
  lookSettings,
  moduleSwitches,
  officeNow,
  retentionSettings,
  textSettings,
  uploadedLogo,
} from './queries'
import * as input from './schemas'
import { saveGeneral } from './service/general'
import { addHolidays, removeHoliday, saveHours } from './service/hours'
import { saveLook } from './service/look'
import { switchModule } from './service/modules'
import { saveRetention } from './service/retention'
import { saveTexts } from './service/texts'

const READS = { max: 300, windowSeconds: 600 } as const

export const settingsRouter = router({
  front: publicProcedure({ site: 'estate', limit: READS }).query(({ ctx }) => frontTexts(ctx.request)),
  office: selfProcedure.query(({ ctx }) => officeNow(ctx)),
  general: estateProcedure('settings:estate').query(({ ctx }) => generalSettings(ctx)),
  look: estateProcedure('settings:estate').query(({ ctx }) => lookSettings(ctx)),
  uploadedLogo: estateProcedure('settings:estate')
    .input(input.uploadedLogo)
    .query(({ ctx, input }) => uploadedLogo(ctx, input)),
  saveLook: estateProcedure('settings:estate')
    .input(input.saveLook)
    .mutation(({ ctx, input }) => saveLook(ctx, input)),
  modules: estateProcedure('settings:modules').query(({ ctx }) => moduleSwitches(ctx)),
  switchModule: estateProcedure('settings:modules')
    .input(input.switchModule)
    .mutation(({ ctx, input }) => switchModule(ctx, input)),
  hours: estateProcedure('settings:hours').query(({ ctx }) => hoursSettings(ctx)),
  saveHours: estateProcedure('settings:hours')
    .input(input.saveHours)
    .mutation(({ ctx, input }) => saveHours(ctx, input)),
  addHolidays: estateProcedure('settings:hours')
    .input(input.addHolidays)
    .mutation(({ ctx, input }) => addHolidays(ctx, input)),
  removeHoliday: estateProcedure('settings:hours')
    .input(input.removeHoliday)
    .mutation(({ ctx, input }) => removeHoliday(ctx, input)),
  texts: estateProcedure('settings:texts').query(({ ctx }) => textSettings(ctx)),
  saveTexts: estateProcedure('settings:texts')
    .input(input.saveTexts)
    .mutation(({ ctx, input }) => saveTexts(ctx, input)),
  retention: estateProcedure('settings:retention').query(({ ctx }) => retentionSettings(ctx)),
  saveRetention: estateProcedure('settings:retention')
    .input(input.saveRetention)
    .mutation(({ ctx, input }) => saveRetention(ctx, input)),
  saveGeneral: estateProcedure('settings:estate')
    .input(input.saveGeneral)
    .mutation(({ ctx, input }) => saveGeneral(ctx, input)),
})
