// red: no-undef
export const unit = unitNumber
